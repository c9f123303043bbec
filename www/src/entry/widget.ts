// The one-file widget: a classic script, so that it loads from file:// and from hosts without CORS.
import annex from "plan-explorer:annex";
import engine from "plan-explorer:engine";
import { defineElement } from "../element";
import { inflate } from "../engine";
import { shared } from "./shared";

defineElement(shared(() => inflate(engine), () => inflate(annex)));
