// Documents at the head of a column, where a title has no room.
import type { DocumentInfo, MapDocument } from "../types";
import { valueLabel } from "./facets";
import { Link, TEXT_LANGUAGE } from "./text";
import { useUi } from "./context";
import type { Words } from "./words";

type Named = Pick<MapDocument | DocumentInfo, "region" | "year" | "kind">;

/** "香洲区 2021 规划": as much of it as tells the documents apart; equal ones are numbered. */
export function shortNames(t: Words, documents: readonly Named[]): string[] {
  const several = new Set(documents.map(({ region }) => region)).size > 1;
  const names = documents.map(({ region, year, kind }) =>
    [several && region?.replace(/^.+?市(?=.)/u, ""), year, valueLabel(t, "kind", { value: kind, label: kind, count: 0 })].filter(Boolean).join(" "),
  );
  return names.map((name, index) => {
    const before = names.slice(0, index).filter((other) => other === name).length;
    return before || names.indexOf(name, index + 1) > 0 ? `${name} (${before + 1})` : name;
  });
}

export function DocumentHead({ document, name }: { document: MapDocument; name: string }) {
  const { t } = useUi();
  return (
    <th scope="col">
      <Link to={{ view: "read", document: document.document, at: "" }}>
        {name}
        <span class="unseen" lang={TEXT_LANGUAGE}>
          {" "}
          {document.title || t("untitled")}
        </span>
      </Link>
    </th>
  );
}
