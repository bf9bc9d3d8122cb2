import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { api } from "@/app/_trpc/server";
import { RequestPage } from "../_request/request-page";
import { ResumeHeatingFlow } from "./resume-heating-flow";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("supply.resume"))("title") };
}

/** 恢复供热: from when, what it costs, then the request. */
export default function ResumeHeatingPage() {
  return (
    <RequestPage
      name="resume"
      heatingOnly
      read={async () => (await api()).portal.supply["resume-heating-form"]()}
      Flow={ResumeHeatingFlow}
    />
  );
}
