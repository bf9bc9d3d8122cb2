import "server-only";
import { headers } from "next/headers";
import { cache } from "react";
import { requestContext } from "@/server/trpc/context";

/** The request's site and session, resolved once per render. */
export const getRequest = cache(async () => requestContext(await headers()));
