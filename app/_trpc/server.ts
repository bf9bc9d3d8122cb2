import "server-only";
import { notFound, redirect } from "next/navigation";
import { cache } from "react";
import { currentSignInPath } from "@/app/_session/current-sign-in-path";
import { DomainError } from "@/server/platform/errors";
import { createCallerFactory } from "@/server/trpc/init";
import { rootRouter } from "@/server/trpc/root";
import { getRequest } from "./request";

export { getRequest } from "./request";

const createCaller = createCallerFactory(rootRouter);

/**
 * The router, called in-process by server components: the same guards as over HTTP. An ended session leads to the
 * sign-in page and back, and a read of something that is not there to the not-found page; other refusals are thrown.
 */
export const api = cache(async () => {
  const [context, residentPath, staffPath] = await Promise.all([
    getRequest(),
    currentSignInPath(false),
    currentSignInPath(true),
  ]);
  return createCaller(context, {
    onError: ({ error, path, type }) => {
      const { cause } = error;
      if (!(cause instanceof DomainError)) return;
      if (cause.kind === "unauthenticated") redirect(path?.startsWith("portal.") ? residentPath : staffPath);
      if (cause.kind === "not-found" && type === "query") notFound();
    },
  });
});
