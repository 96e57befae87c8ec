"""The web site and public interface."""
