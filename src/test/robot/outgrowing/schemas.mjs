// Holds manifests against the schemas of the Gateway API and of Kubernetes. Arguments: files of YAML.
import * as stable from "@kubernetes-models/gateway-api/gateway.networking.k8s.io/v1";
import { TCPRoute } from "@kubernetes-models/gateway-api/gateway.networking.k8s.io/v1alpha2";
import { ConfigMap, Namespace, Secret, Service } from "kubernetes-models/v1";
import { EndpointSlice } from "kubernetes-models/discovery.k8s.io/v1";
import { readFileSync } from "node:fs";
import { parseAllDocuments } from "yaml";

const kinds = { ...stable, TCPRoute, ConfigMap, Namespace, Secret, Service, EndpointSlice };
let count = 0;
let wrong = 0;
for (const file of process.argv.slice(2)) {
    for (const document of parseAllDocuments(readFileSync(file, "utf8"))) {
        const object = document.toJS();
        count++;
        try {
            new kinds[object.kind](object).validate();
        } catch (e) {
            wrong++;
            console.log(`${file}: ${object.kind} ${object.metadata?.name}: ${e.message}`);
        }
    }
}
console.log(`${count} objects`);
process.exit(wrong > 0 || count === 0 ? 1 : 0);
