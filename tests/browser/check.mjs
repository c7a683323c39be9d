// The report in a real browser: accessibility, width, dark mode, network, keyboard, print and life without script.
// node check.mjs CHROMIUM REPORT.html [FOLDER FOR SCREENSHOTS]
import { createRequire } from "node:module";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";

const require = createRequire(pathToFileURL(join(process.cwd(), "package.json")));
const puppeteer = require("puppeteer-core");
const axe = await readFile(require.resolve("axe-core"), "utf8");
const [chromium, report, shots] = process.argv.slice(2);
const address = pathToFileURL(resolve(report)).href;
const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "best-practice"];
const WIDTHS = [320, 768, 1280];
const failures = [];
const expect = (holds, what) => holds || failures.push(what);

const browser = await puppeteer.launch({ executablePath: chromium, args: ["--no-sandbox"] });

async function open({ width = 1280, dark = false, script = true, bypass = false } = {}) {
  const page = await browser.newPage();
  const asked = [];
  page.on("request", (request) => request.url() !== address && asked.push(request.url()));
  page.on("console", (message) => message.type() === "error" && asked.push(message.text()));
  page.on("pageerror", (error) => asked.push(String(error)));
  await page.setBypassCSP(bypass);
  await page.setJavaScriptEnabled(script);
  await page.setViewport({ width, height: 900 });
  await page.emulateMediaFeatures([{ name: "prefers-color-scheme", value: dark ? "dark" : "light" }]);
  await page.goto(address, { waitUntil: "networkidle0" });
  return { page, asked };
}

async function checkScreen(width, dark) {
  const where = `${width}px ${dark ? "dark" : "light"}`;
  const { page, asked } = await open({ width, dark });
  expect(!asked.length, `${where}: asked for ${asked.join(", ")}`);
  const wide = await page.evaluate(() => document.documentElement.scrollWidth);
  expect(wide <= width, `${where}: the page is ${wide} px wide`);
  expect(!(await page.evaluate(clashes)).length, `${where}: labels clash ${await page.evaluate(clashes)}`);
  if (shots) await page.screenshot({ path: join(shots, `${width}-${dark ? "dark" : "light"}.png`), fullPage: true });
  await page.close();
  const { page: bare } = await open({ width, dark, bypass: true });
  await bare.evaluate(axe);
  const { violations } = await bare.evaluate((tags) => axe.run({ runOnly: tags }), TAGS);
  for (const found of violations) failures.push(`${where}: axe ${found.id} ${found.nodes.map((node) => node.html).slice(0, 3)}`);
  await bare.close();
}

/** Runs in the page: labels of a chart that lie over one another or outside of their chart. */
function clashes() {
  const found = [];
  for (const svg of document.querySelectorAll(".chart > svg")) {
    const sheet = svg.getBoundingClientRect();
    const texts = [...svg.querySelectorAll("text")].map((text) => [text.textContent, text.getBoundingClientRect()]);
    texts.forEach(([text, box], at) => {
      const out = box.left < sheet.left - 1 || box.right > sheet.right + 1 || box.top < sheet.top - 1 || box.bottom > sheet.bottom + 1;
      if (out) found.push(`${svg.querySelector("title").textContent}: ${text} is cut`);
      for (const [other, against] of texts.slice(at + 1)) {
        const over = box.left < against.right - 1 && against.left < box.right - 1;
        const deep = Math.min(box.bottom, against.bottom) - Math.max(box.top, against.top);
        if (over && deep > box.height / 3) found.push(`${svg.querySelector("title").textContent}: ${text} / ${other}`);
      }
    });
  }
  return found;
}

async function checkFilter() {
  const { page } = await open();
  const shown = () => page.$$eval("#all tbody tr", (rows) => rows.filter((row) => row.checkVisibility()).length);
  const all = await shown();
  const elsewhere = () => page.$$eval("tr, section", (found) => found.filter((each) => !each.closest("#all") && each.hidden).length);
  await page.focus("#filter select");
  await page.keyboard.press("ArrowDown");
  const some = await shown();
  const said = await page.$eval("#filter [role=status]", (status) => status.textContent);
  expect(some > 0 && some < all, `filter: ${some} of ${all} rows after one key`);
  expect(said.includes(`${some}件`), `filter: announces 「${said}」`);
  expect((await elsewhere()) === 0, "filter: hides something elsewhere");
  for (let step = 0; step < 5; step += 1) {
    await page.keyboard.press("Tab");
    if (await page.evaluate(() => document.activeElement.type === "reset")) break;
  }
  await page.keyboard.press("Enter");
  await page.waitForFunction((count) => document.querySelectorAll("#all tbody tr:not([hidden])").length === count, {}, all);
  await page.close();
}

async function checkKeyboard() {
  const { page } = await open({ width: 320 });
  await page.keyboard.press("Tab");
  expect(await page.evaluate(() => document.activeElement.matches(".skip") && document.activeElement.getBoundingClientRect().top >= 0), "skip link: first, and seen");
  await page.keyboard.press("Enter");
  expect(await page.evaluate(() => document.activeElement.id === "main"), "skip link: leads to the text");
  await page.close();
}

async function checkWithoutScript() {
  const text = (page) => page.$eval("main", (main) => main.textContent.replace(/\s+/g, ""));
  const { page: plain } = await open({ script: false });
  const source = await readFile(report, "utf8");
  const rows = (source.match(/<tr/g) ?? []).length;
  expect((await plain.$$("tr")).length === rows, "without script: rows are missing");
  const without = await text(plain);
  const { page: scripted } = await open();
  await scripted.$eval("#filter", (filter) => filter.replaceChildren());
  expect((await text(scripted)) === without, "without script: text is missing");
  await plain.close();
  await scripted.close();
}

async function checkPrint() {
  const { page } = await open();
  const pdf = await page.pdf({ preferCSSPageSize: true, printBackground: true });
  if (shots) await writeFile(join(shots, "print.pdf"), pdf);
  await page.emulateMediaType("print");
  const hidden = await page.$$eval("details > ol", (found) => found.filter((each) => !each.checkVisibility({ contentVisibilityAuto: true })).length);
  expect(hidden === 0, `print: ${hidden} ways to a grade stay closed`);
  await page.close();
}

if (shots) await mkdir(shots, { recursive: true });
try {
  for (const width of WIDTHS) for (const dark of [false, true]) await checkScreen(width, dark);
  if (await open().then(async ({ page }) => { const has = await page.$("#filter select"); await page.close(); return has; })) await checkFilter();
  await checkKeyboard();
  await checkWithoutScript();
  await checkPrint();
} finally {
  await browser.close();
}
console.log(failures.length ? failures.join("\n") : `${report}: nothing to complain about`);
process.exitCode = failures.length ? 1 : 0;
