"use client";
import { Check, Search } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useTRPCClient } from "@/app/_trpc/client";
import { type Problem, problemOf } from "@/app/_trpc/problem";
import { Alert } from "@/app/_ui/alert";
import { Button } from "@/app/_ui/button";
import { Field } from "@/app/_ui/field";
import { Input } from "@/app/_ui/input";
import { ProblemAlert } from "../_request/problem-alert";

export type FoundHome = { id: string; address: string; builtArea: string };

type FindHomeProps = {
  home: FoundHome | null;
  unlisted: boolean;
  onChoose: (home: FoundHome | null) => void;
  onUnlisted: () => void;
};

/** Looks a home up in the register; the address can be typed in when it is not there. */
export function FindHome({ home, unlisted, onChoose, onUnlisted }: FindHomeProps) {
  const t = useTranslations("supply");
  const trpc = useTRPCClient();
  const [query, setQuery] = useState({ community: "", building: "", room: "" });
  const [found, setFound] = useState<FoundHome[]>();
  const [problem, setProblem] = useState<Problem>();
  const [busy, setBusy] = useState(false);
  const find = async () => {
    setBusy(true);
    setProblem(undefined);
    try {
      setFound(await trpc.portal.supply["find-premises"].query(query));
    } catch (error) {
      setProblem(problemOf(error));
    } finally {
      setBusy(false);
    }
  };
  if (home) {
    return (
      <Alert
        tone="ok"
        title={t("open.chosen")}
        actions={
          <Button variant="secondary" onClick={() => onChoose(null)}>
            {t("open.change")}
          </Button>
        }
      >
        <p className="text-[1.0625em]">{home.address}</p>
        <p className="figures text-ink-2">{t("area", { area: home.builtArea })}</p>
      </Alert>
    );
  }
  return (
    <div className="mb-6 grid gap-4">
      {problem && <ProblemAlert problem={problem} />}
      <p>{t("open.findLead")}</p>
      <form
        className="grid gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          void find();
        }}
      >
        <Field label={t("open.community")} required>
          <Input
            value={query.community}
            minLength={2}
            maxLength={60}
            onChange={(event) => setQuery({ ...query, community: event.target.value })}
          />
        </Field>
        <div className="grid grid-cols-2 gap-3">
          <Field label={t("open.building")}>
            <Input
              value={query.building}
              maxLength={20}
              onChange={(event) => setQuery({ ...query, building: event.target.value })}
            />
          </Field>
          <Field label={t("open.room")}>
            <Input
              value={query.room}
              maxLength={20}
              onChange={(event) => setQuery({ ...query, room: event.target.value })}
            />
          </Field>
        </div>
        <Button type="submit" variant="secondary" size="lg" loading={busy}>
          <Search aria-hidden />
          {t("open.find")}
        </Button>
      </form>
      {found && <FoundHomes found={found} onChoose={onChoose} />}
      {(found || unlisted) && (
        <Button
          variant="secondary"
          size="lg"
          block
          className="h-auto! min-h-13 py-2 whitespace-normal"
          aria-pressed={unlisted}
          onClick={onUnlisted}
        >
          {unlisted && <Check aria-hidden />}
          {t("open.notListed")}
        </Button>
      )}
      {unlisted && <h2 className="mt-2 text-lg font-semibold">{t("open.newPlace")}</h2>}
    </div>
  );
}

function FoundHomes({ found, onChoose }: { found: FoundHome[]; onChoose: (home: FoundHome) => void }) {
  const t = useTranslations("supply");
  if (found.length === 0) return <Alert tone="info">{t("open.none")}</Alert>;
  return (
    <section aria-label={t("open.found")}>
      <h2 className="mb-2 font-semibold">{t("open.found")}</h2>
      <ul className="grid gap-2">
        {found.map((one) => (
          <li key={one.id}>
            <button
              type="button"
              onClick={() => onChoose(one)}
              className="flex min-h-14 w-full items-center justify-between gap-3 rounded-lg border border-line-strong/60 bg-surface px-4 py-2.5 text-left hover:border-brand-text hover:bg-brand-soft"
            >
              <span className="min-w-0 font-medium">{one.address}</span>
              <span className="figures shrink-0 text-ink-3">{t("area", { area: one.builtArea })}</span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
