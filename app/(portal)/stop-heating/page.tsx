import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { api } from "@/app/_trpc/server";
import { RequestPage } from "../_request/request-page";
import { StopHeatingFlow } from "./stop-heating-flow";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("supply.stop"))("title") };
}

/** 报停: what it costs, until when, what it means; then the request. */
export default function StopHeatingPage() {
  return (
    <RequestPage
      name="stop"
      heatingOnly
      read={async () => (await api()).portal.supply["stop-heating-form"]()}
      Flow={StopHeatingFlow}
    />
  );
}
