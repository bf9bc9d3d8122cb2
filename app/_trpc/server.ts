import "server-only";
import { headers } from "next/headers";
import { cache } from "react";
import { requestContext } from "@/server/trpc/context";
import { createCallerFactory } from "@/server/trpc/init";
import { rootRouter } from "@/server/trpc/root";

/** The request's site and session, resolved once per render. */
export const getRequest = cache(async () => requestContext(await headers()));

const createCaller = createCallerFactory(rootRouter);

/** The router, called in-process by server components: the same guards as over HTTP. */
export const api = cache(async () => createCaller(await getRequest()));
