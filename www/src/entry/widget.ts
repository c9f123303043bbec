// The one-file widget: a classic script, so that it loads from file:// and from hosts without CORS.
import annex from "plan-explorer:annex";
import core from "plan-explorer:core";
import engine from "plan-explorer:engine";
import createGlue from "plan-explorer:glue";
import { defineElement } from "../element";
import { carried } from "../engine";
import { shared } from "./shared";
import "./whole";

defineElement(shared({ whole: () => ({ glue: createGlue, wasm: carried(engine) }), core: () => carried(core), annex: () => carried(annex) }));
