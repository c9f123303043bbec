// The one-file widget: a classic script, so that it loads from file:// and from hosts without CORS.
import payload from "plan-explorer:payload";
import { defineElement } from "../element";
import { inflate } from "../engine";
import { shared } from "./shared";

defineElement(shared(() => inflate([payload])));
