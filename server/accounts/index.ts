export { checkImport } from "./import/check-import";
export { receiveUpload } from "./import/receive-upload";
export { runImport } from "./import/run-import";
export { searchAccounts } from "./search/search-accounts";
