"""Letters that mean something to somebody: markup, placeholders, marks of direction, joined faces."""

NASTY = "<b>жирно</b> & &lt; *x* _y_ `z` [я](http://a) {name} %s \u202eнаоборот\u202c 😀👩‍👧 \\u0000 "
