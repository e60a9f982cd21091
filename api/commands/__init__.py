"""The commands, a module each: `add_options` says what it takes, `run` does it and gives the exit status.

A module is imported only when its command is called, so that none waits for what another needs.
"""
