// For what carries the whole script in itself: its second half and the styles are there from the beginning.
import { bring } from "../ui/dress";
import { hold } from "../ui/later";
import * as rooms from "../ui/rooms";
import { FIRST, LAST } from "../ui/styles";

bring(FIRST, LAST);
hold(rooms);
