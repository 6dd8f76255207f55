using Dobos.Lint;
using Dobos.Lint.Charts;

namespace Dobos.Tests.Lint.Charts;

/// <summary>A chart that no rule objects to, and ways to spoil it.</summary>
internal static class GoodChart
{
    internal const string Template = "charts/shop/templates/all.yaml";

    internal const string Schema = """
        {
          "type": "object",
          "additionalProperties": false,
          "properties": {
            "image": {
              "type": "object",
              "additionalProperties": false,
              "properties": { "tag": { "type": "string" } }
            },
            "annotations": { "type": "object", "additionalProperties": { "type": "string" }, "properties": { "owner": { "type": "string" } } }
          }
        }
        """;

    internal const string Rendered = """
        # Source: shop/templates/all.yaml
        apiVersion: apps/v1
        kind: Deployment
        metadata:
          name: shop
          labels: { version: "1.2.3", commit: "abc", build: "7" }
          annotations:
            kubernetes.io/change-cause: "because"
        spec:
          selector:
            matchLabels: { app: shop }
          template:
            metadata:
              labels: { app: shop, version: "1.2.3", commit: "abc", build: "7" }
            spec:
              securityContext:
                runAsNonRoot: true
                runAsUser: 1654
              initContainers:
                - name: wait
                  image: registry.example:5000/wait:1.0.0
                  securityContext: { readOnlyRootFilesystem: true, allowPrivilegeEscalation: false, capabilities: { drop: [ALL] } }
                  resources: { requests: { cpu: 1m, memory: 1Mi }, limits: { cpu: 1m, memory: 1Mi } }
              containers:
                - name: shop
                  image: "shop@sha256:0000000000000000000000000000000000000000000000000000000000000000"
                  securityContext:
                    readOnlyRootFilesystem: true
                    allowPrivilegeEscalation: false
                    capabilities: { drop: [ALL] }
                  ports:
                    - name: http
                      containerPort: 8080
                  env:
                    - name: GREETING
                      value: "hello"
                    - name: REDIS_AUTH
                      valueFrom: { secretKeyRef: { name: shop-1, key: REDIS_AUTH } }
                  livenessProbe:
                    httpGet: { path: /healthz, port: http }
                  readinessProbe:
                    httpGet: { path: /readyz, port: 8080 }
                  resources:
                    requests:
                      cpu: 50m
                      memory: 64Mi
                    limits:
                      cpu: 1
                      memory: 128Mi
        ---
        # Source: shop/templates/all.yaml
        apiVersion: v1
        kind: Service
        metadata:
          name: shop-web
        spec:
          selector: { app: shop }
          ports:
            - name: web
              port: 80
              targetPort: http
        ---
        # Source: shop/templates/all.yaml
        apiVersion: networking.k8s.io/v1
        kind: Ingress
        metadata:
          name: shop-ingress
        spec:
          rules:
            - http:
                paths:
                  - path: /
                    backend:
                      service:
                        name: shop-web
                        port: { number: 80 }
        ---
        # Source: shop/templates/all.yaml
        apiVersion: autoscaling/v2
        kind: HorizontalPodAutoscaler
        metadata:
          name: shop-scaler
        spec:
          scaleTargetRef: { apiVersion: apps/v1, kind: Deployment, name: shop }
        ---
        # Source: shop/templates/all.yaml
        apiVersion: v1
        kind: Pod
        metadata:
          name: shop-ping
          labels: { app: shop-ping }
          annotations:
            helm.sh/hook: test
        spec:
          containers:
            - name: ping
              image: shop:1.2.3
              args: [--check, "http://shop-web/ping"]
              securityContext: { runAsNonRoot: true, readOnlyRootFilesystem: true, allowPrivilegeEscalation: false, capabilities: { drop: [ALL] } }
              resources: { requests: { cpu: 1m, memory: 1Mi }, limits: { cpu: 1m, memory: 1Mi } }
        """;

    internal static IReadOnlyList<Finding> Judge(string rendered)
    {
        var chart = new Chart("charts/shop", [new(Template, rendered)]);
        return [.. ChartPolicy.Check(new ChartRendering(chart, Manifest.Parse(rendered)))];
    }

    /// <summary>The line of the only place where a text stands.</summary>
    internal static int LineOf(string rendered, string text) =>
        rendered[..rendered.IndexOf(text, StringComparison.Ordinal)].Count(character => character == '\n') + 1;
}
