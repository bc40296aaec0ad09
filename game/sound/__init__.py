"""What is heard: buses, places, beds and voices on the engine's OpenAL; synthesis stands beside it."""
