"use strict";
(() => {
  const reopened = [];
  addEventListener("beforeprint", () => {
    for (const details of document.querySelectorAll("details:not([open])")) {
      details.open = true;
      reopened.push(details);
    }
  });
  addEventListener("afterprint", () => {
    for (const details of reopened.splice(0)) details.open = false;
  });

  const place = document.getElementById("filter");
  if (!place) return;
  const rows = [...document.querySelectorAll("#all tbody tr")];
  const form = document.createElement("form");
  form.setAttribute("aria-label", "指標をしぼり込む");
  const status = document.createElement("p");
  status.setAttribute("role", "status");

  const choose = (key, name) => {
    const found = [...new Set(rows.map((row) => row.dataset[key]))];
    if (found.length < 2) return [];
    const label = document.createElement("label");
    const select = document.createElement("select");
    select.name = key;
    label.append(name, select);
    select.append(new Option("すべて", ""), ...found.map((each, at) => new Option(each, String(at + 1))));
    form.append(label);
    return [{ key, value: () => found[select.value - 1] }];
  };
  const choices = [...choose("grade", "判定"), ...choose("measure", "施策"), ...choose("section", "担当課")];
  if (!choices.length) return;

  const apply = () => {
    let shown = 0;
    for (const row of rows) {
      row.hidden = choices.some(({ key, value }) => value() !== undefined && row.dataset[key] !== value());
      if (!row.hidden) shown += 1;
    }
    status.textContent = shown === rows.length ? `全${rows.length}件を表示` : `全${rows.length}件のうち${shown}件を表示`;
  };
  const clear = document.createElement("button");
  clear.type = "reset";
  clear.textContent = "すべて表示";
  form.append(clear);
  form.addEventListener("change", apply);
  form.addEventListener("reset", () => setTimeout(apply));
  form.addEventListener("submit", (event) => event.preventDefault());
  place.append(form, status);
})();
