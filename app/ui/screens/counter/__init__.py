"""The counter (受理台): finding, the person's card, registering people."""
