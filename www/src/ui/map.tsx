// What is in here: questions that run, the documents in time, what they write about, what sets each apart, what is not held.
import { useEffect, useMemo } from "preact/hooks";
import type { CorpusMap, MapDocument, Question } from "../types";
import { ComparePicker } from "./compare";
import { useAnnex, useEngine, useTitle, useUi } from "./context";
import { MapCoverage } from "./map-coverage";
import { MapMatrix } from "./map-matrix";
import { MapTime } from "./map-time";
import { MapTrust } from "./map-trust";
import { NOTHING_CHOSEN, address } from "./place";
import { SeriesCards } from "./series-cards";
import { Link, TEXT_LANGUAGE } from "./text";

/** Words beside a document; more of them say less. */
const KEYWORDS = 8;
/** Fewer words than this do not describe a document. */
const ENOUGH = 3;

export function MapRoom({ toTop }: { toTop: () => void }) {
  const { t, place, back, scroller, citing } = useUi();
  const { explorer } = useEngine();
  const about = useMemo(() => explorer.about(), [explorer]);
  const map = useMap();
  useTitle("");
  citing.current = () => "";
  const key = `map${address(place)}`;
  useEffect(() => {
    if (!scroller.arrive(key, back)) toTop();
  }, [key]);
  return (
    <main class="room" part="map">
      <div class="column whole">
        <h1 class="unseen">{t("map")}</h1>
        <p class="quiet">{t("corpus", about.documents, about.passages, about.chars, about.edition.slice(0, 8))}</p>
        <Questions questions={map.questions} coming={explorer.annex === "coming"} />
        <section>
          <h2>{t("held")}</h2>
          <MapTime documents={map.documents} />
        </section>
        <section>
          <h2>{t("map-themes")}</h2>
          <MapMatrix map={map} />
        </section>
        <SeriesCards />
        {map.documents.length > 1 && (
          <section>
            <h2>{t("compare")}</h2>
            <ComparePicker />
          </section>
        )}
        <Keywords documents={map.documents} coming={explorer.annex === "coming"} />
        <section>
          <h2>{t("map-held")}</h2>
          <MapCoverage map={map} />
        </section>
        <MapTrust />
      </div>
    </main>
  );
}

/** Asked for again when the annex has come: evidence, words and questions rest on it. */
function useMap(): CorpusMap {
  const { explorer } = useEngine();
  const annex = useAnnex();
  return useMemo(() => explorer.map(), [explorer, annex]);
}

function Questions({ questions, coming }: { questions: readonly Question[]; coming: boolean }) {
  const { t } = useUi();
  if (!questions.length && !coming) return null;
  return (
    <ul class="questions" aria-label={t("try")}>
      {questions.map(({ code, word, place, request, total }) => (
        <li>
          <Link to={{ view: "search", query: request.query, chosen: { ...NOTHING_CHOSEN, doc: request.filters.doc, region: request.filters.region }, sort: request.sort }}>
            {t(`ask-${code}`, word, place)}
          </Link>{" "}
          <span class="quiet">{t("passages", total)}</span>
        </li>
      ))}
    </ul>
  );
}

/** Few words say nothing of a document, so it is passed over; its place is kept until the words have come. */
function Keywords({ documents, coming }: { documents: readonly MapDocument[]; coming: boolean }) {
  const { t } = useUi();
  const telling = documents.filter(({ keywords }) => keywords.length >= ENOUGH);
  if (!telling.length && !coming) return null;
  return (
    <section class="keywords-kept">
      <h2>{t("map-words")}</h2>
      <p class="quiet">{t("map-words-how")}</p>
      <dl class="keywords">
        {telling.map((one) => (
          <div>
            <dt lang={TEXT_LANGUAGE}>{one.title || t("untitled")}</dt>
            <dd lang={TEXT_LANGUAGE}>
              {one.keywords.slice(0, KEYWORDS).map(({ word, here, elsewhere }) => (
                <>
                  <Link to={{ view: "search", query: word, chosen: { ...NOTHING_CHOSEN, doc: [one.document] } }}>
                    {word}
                    <span class="unseen" lang={t.locale}>
                      {" "}
                      {t("map-word", here, elsewhere)}
                    </span>
                  </Link>{" "}
                  <span class="count" aria-hidden="true">
                    {here}
                    {" : "}
                    {elsewhere}
                  </span>{" "}
                </>
              ))}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
