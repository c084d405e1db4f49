"""Records as people keep them: added, changed, ended and undone by hand, each change a revision."""
