import { Phone } from "lucide-react";
import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { ClientMessages } from "@/app/_i18n/client-messages";
import { say } from "@/app/_i18n/say";
import { FormList } from "@/app/_requests/form-list";
import { PaperList } from "@/app/_requests/paper-list";
import { requireResident } from "@/app/_session/require-session";
import { api } from "@/app/_trpc/server";
import { buttonClasses } from "@/app/_ui/button-classes";
import { Card } from "@/app/_ui/card";
import { PageHeader } from "@/app/_ui/page-header";
import { CancelButton } from "./cancel-button";
import { Journey } from "./journey";
import { NowCard } from "./now-card";
import { TodoCard } from "./todo-card";
import { VisitsCard } from "./visits-card";

type Params = { params: Promise<{ number: string }> };

export async function generateMetadata({ params }: Params): Promise<Metadata> {
  return { title: decodeURIComponent((await params).number) };
}

/** One request as the resident sees it: where it stands, what comes next, by when, and what is theirs to do. */
export default async function RequestPage({ params }: Params) {
  const { site } = await requireResident();
  const { number } = await params;
  const [page, t, locale] = await Promise.all([
    (await api()).portal.requests.get({ ticketNo: decodeURIComponent(number) }),
    getTranslations("tickets.requests"),
    getLocale(),
  ]);
  const zone = site.tenant.timezone;
  const cancel = page.moves.find((move) => move.tone === "danger" && !move.blocked);
  const { hotline } = site.tenant;
  return (
    <ClientMessages of={["tickets", "errors"]}>
      <div className="mx-auto max-w-3xl">
        <PageHeader
          crumbs={[{ label: t("back"), href: "/requests" }, { label: say(page.title, locale) }]}
          title={say(page.title, locale)}
          description={<span className="figures">{t("number", { number: page.ticket.ticketNo })}</span>}
        />
        <div className="grid gap-5">
          <NowCard page={page} zone={zone} />
          <TodoCard page={page} />
          <VisitsCard visits={page.visits} />
          <Journey page={page} zone={zone} />
          {page.documents.files.length > 0 && (
            <Card title={t("documents")}>
              <PaperList papers={page.documents.files} zone={zone} />
            </Card>
          )}
          {page.form.length + page.areas.length > 0 && (
            <Card title={t("form")}>
              <FormList entries={page.form} areas={page.areas} />
            </Card>
          )}
          <div className="grid gap-3 sm:flex sm:flex-wrap sm:items-center sm:justify-between">
            {hotline && (
              <a href={`tel:${hotline}`} className={buttonClasses({ variant: "secondary", size: "lg" })}>
                <Phone aria-hidden />
                {t("help")}
              </a>
            )}
            {cancel && (
              <CancelButton
                ticketId={page.ticket.id}
                revision={page.ticket.revision}
                move={cancel.key}
                label={say(cancel.title, locale)}
              />
            )}
          </div>
        </div>
      </div>
    </ClientMessages>
  );
}
