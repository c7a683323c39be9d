"""進捗状況報告書: plan, figures and grades of a year as one value, which every renderer lays out and none computes."""
