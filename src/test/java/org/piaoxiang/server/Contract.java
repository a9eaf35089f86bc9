package org.piaoxiang.server;

import io.vertx.core.json.Json;
import io.vertx.core.json.JsonObject;
import io.vertx.json.schema.Draft;
import io.vertx.json.schema.JsonSchema;
import io.vertx.json.schema.JsonSchemaOptions;
import io.vertx.json.schema.OutputFormat;
import io.vertx.json.schema.OutputUnit;
import io.vertx.json.schema.Validator;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** The operations of {@code openapi.json}, and whether what came back is what it says. */
final class Contract {
    private static final String JSON = "application/json";

    private final JsonObject document = ApiRouter.contract();
    private final Map<String, Operation> operations = new LinkedHashMap<>();

    /** One operation of the file. */
    record Operation(String id, String method, String path, String access, JsonObject described) {
        boolean changes() {
            return !method.equals("GET");
        }

        /** Returns the schema of the JSON body it takes, if it takes one. */
        Optional<JsonObject> body() {
            return Optional.ofNullable(described.getJsonObject("requestBody"))
                    .map(body -> body.getJsonObject("content").getJsonObject(JSON))
                    .map(content -> content.getJsonObject("schema"));
        }

        boolean upload() {
            return described.containsKey("requestBody") && body().isEmpty();
        }
    }

    Contract() {
        JsonObject paths = document.getJsonObject("paths");
        for (String path : paths.fieldNames()) {
            JsonObject methods = paths.getJsonObject(path);
            for (String method : methods.fieldNames()) {
                JsonObject described = methods.getJsonObject(method);
                Operation operation = new Operation(
                        described.getString("operationId"),
                        method.toUpperCase(Locale.ROOT),
                        path,
                        described.getString("x-access"),
                        described);
                operations.put(operation.id(), operation);
            }
        }
    }

    Map<String, Operation> operations() {
        return operations;
    }

    Operation operation(String id) {
        return Objects.requireNonNull(operations.get(id), id);
    }

    /** Returns what is wrong about a good answer, or nothing. */
    Optional<String> wrongAnswer(Operation operation, Wire.Answer answer) {
        JsonObject described =
                operation.described().getJsonObject("responses").getJsonObject(String.valueOf(answer.status()));
        if (described == null) {
            return Optional.of("status " + answer.status() + " is not described: " + answer.text());
        }
        JsonObject content = described.getJsonObject("content");
        if (content == null) {
            return answer.body().length == 0 ? Optional.empty() : Optional.of("a body where none is described");
        }
        String type = answer.header("content-type").split(";", 2)[0];
        if (!content.containsKey(type) && !content.containsKey("application/octet-stream")) {
            return Optional.of("content type " + type + " is not described");
        }
        return content.containsKey(JSON)
                ? violation(content.getJsonObject(JSON).getJsonObject("schema"), answer.text())
                : answer.body().length > 0 ? Optional.empty() : Optional.of("an empty file");
    }

    /** Returns what is wrong about a refusal, or nothing. */
    Optional<String> wrongRefusal(Wire.Answer answer) {
        if (answer.status() < 400 || answer.status() == 500) {
            return Optional.of("status " + answer.status() + ": " + answer.text());
        }
        if (!answer.header("content-type").equals("application/problem+json")) {
            return Optional.of("status " + answer.status() + " with content type " + answer.header("content-type")
                    + " and body " + answer.text());
        }
        String text = answer.text();
        if (text.contains("Exception") || text.contains("\tat ") || text.contains(".java:")) {
            return Optional.of("a stack trace: " + text);
        }
        Optional<String> violation = violation(new JsonObject().put("$ref", "#/components/schemas/Problem"), text);
        if (violation.isPresent()) {
            return violation;
        }
        JsonObject problem = new JsonObject(text);
        if (problem.getInteger("status") != answer.status()) {
            return Optional.of("the document says another status than the answer: " + text);
        }
        if (text.matches("(?s).*[{][a-zA-Z]+[}].*")) {
            return Optional.of("a gap in a sentence was left open: " + text);
        }
        return Optional.empty();
    }

    private Optional<String> violation(JsonObject schema, String body) {
        JsonObject whole = schema.copy().put("components", document.getJsonObject("components"));
        JsonSchemaOptions options = new JsonSchemaOptions()
                .setBaseUri("https://piaoxiang.invalid")
                .setDraft(Draft.DRAFT202012)
                .setOutputFormat(OutputFormat.Basic);
        OutputUnit result = Validator.create(JsonSchema.of(whole), options).validate(Json.decodeValue(body));
        return result.getValid()
                ? Optional.empty()
                : Optional.of("not as described: " + result.getErrors() + " in " + body);
    }
}
