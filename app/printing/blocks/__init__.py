"""How each block looks (文书构件): on the roll, and as strips and cells on sheets."""
