"""From records to a store that answers questions and draws views."""
