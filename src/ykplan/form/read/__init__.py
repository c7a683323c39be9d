"""A filled-in form's bytes → what it says, and everything that is wrong with it; nothing raises."""
