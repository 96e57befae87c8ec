"""The story of a fictional family, played through the public interface and checked."""
