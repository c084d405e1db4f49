// The app's Home tab.

import { blocks } from "./blocks.js";
import { h, reconcile } from "./dom.js";
import { state } from "./state.js";

export const home = h("div.home", { role: "region", "aria-label": "Home", tabindex: "0" });

export function drawHome() {
  reconcile(home, [{ key: "home", sign: [state.home], draw: () => h("div", {}, state.home
    ? blocks(state.home.blocks, { where: { view_id: state.home.id } })
    : h("p.edge", {}, `${state.app.name} has not published a Home tab for you yet.`)) }]);
}
