"""What is heard: buses, places, beds and voices on OpenAL; synthesis stands beside it."""
