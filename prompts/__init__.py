"""What a language model is told to do, in plain text that a sales leader may edit. README.md says how."""
