// For what carries the whole script in itself: its second half is there from the beginning.
import { hold } from "../ui/later";
import * as rooms from "../ui/rooms";

hold(rooms);
