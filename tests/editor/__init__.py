"""What an editor shows of the schemas; see .ci/editor."""
