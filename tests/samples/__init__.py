"""Sample files of publishers, made by the tests."""
