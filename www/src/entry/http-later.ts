// The second half of the page with cacheable assets.
import createGlue from "plan-explorer:glue";
import { hold } from "../ui/later";
import * as rooms from "../ui/rooms";
import { keepOffline } from "./offline";
import { second } from "./second";

second.glue = createGlue;
hold(rooms);
keepOffline();
