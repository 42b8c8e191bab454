drop function holdfast.refuse_change();
drop function holdfast.keep_version();
drop schema holdfast;
drop schema known;
drop schema history;
