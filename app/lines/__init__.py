"""The lines of service (业务条线): each a room of its own, strangers to one another."""
