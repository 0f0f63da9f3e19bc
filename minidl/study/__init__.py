"The experiment, and what it is looked at with: pictures, the disk, the race against torch, taps."
