import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { api } from "@/app/_trpc/server";
import { RequestPage } from "../_request/request-page";
import { TransferFlow } from "./transfer-flow";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("supply.transfer"))("title") };
}

/** 过户: who pays from which day, then the request. */
export default function TransferPage() {
  return (
    <RequestPage
      name="transfer"
      read={async () => (await api()).portal.supply["transfer-form"]()}
      Flow={TransferFlow}
    />
  );
}
