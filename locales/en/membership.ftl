press-members-only = These buttons are for members of the group only.
