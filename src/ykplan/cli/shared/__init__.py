"""What several commands need: options, finding what is named, output, locks, errors in Japanese."""
