"""Speed, measured as ratios in one run; the figures are in README.md beside this file."""
