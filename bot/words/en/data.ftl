### Taking one's data along.

button-data = Your data
# Fixed.
data-here =
    All that I keep about you here, in two files. Only you see them, and they stay nowhere.
    The table opens on a phone. The other file is for programs.
data-more = To erase all of it: Stop, and then Stop and erase.
data-none = I keep nothing about you here.
command-my-data = data
command-my-data-about = All that is kept about you, in two files
