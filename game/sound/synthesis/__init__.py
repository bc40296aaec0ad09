"""Every sound of the house that is not a voice, made from numbers. numpy only, no engine."""
