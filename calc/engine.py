"""The version of the engine: raised whenever the same model and request may give other digits."""

ENGINE_VERSION = "0.2.0"
