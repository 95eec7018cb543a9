"""How names sound: one module per script, one for comparing sounds.

A sound is one letter: the small ones as in Latin; `S` sh, `Z` zh, `C` tsh, `J` dzh, `H` kh or a
throaty h, `T` th, `D` dh, `G` gh. `*` is a short vowel that was not written, `@` a vowel of unknown colour.
"""
